"""Russian stems: base forms by a dictionary, and endings cut off what is new to it."""
