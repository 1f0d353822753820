from .left import name
from . import left
both = name, left.name, __package__, __name__
