"""A package whose attributes the import scripts read."""
print("init simple")
value = "package value"
