"""The touch screen at the door and the visitor's phone page."""
