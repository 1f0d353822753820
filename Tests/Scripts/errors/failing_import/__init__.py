from . import divides
