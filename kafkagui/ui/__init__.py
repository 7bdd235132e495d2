"""The window and everything a person sees; the only room, beside `app`, that knows Qt."""
