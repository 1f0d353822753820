sap = "sap"
