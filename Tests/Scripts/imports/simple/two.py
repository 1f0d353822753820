from . import one
from .one import value as first
from .. import simple as impossible_when_top_level
