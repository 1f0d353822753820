from .. import root
from ..root import sap as renamed
from . import __name__ as package_name
