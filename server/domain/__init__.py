"""Pure rules of the hall: standard library only, no framework, no database, no clock."""
