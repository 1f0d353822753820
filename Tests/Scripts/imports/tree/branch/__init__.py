from ..root import sap
