from .left import name as left_name
from . import right
