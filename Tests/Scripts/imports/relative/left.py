name = "left"
from .sub import deep
