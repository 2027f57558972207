"""The hall's voice: clips made without internet, one arbiter for each loudspeaker, proof of what is heard."""
