origin = __name__
