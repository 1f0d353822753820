import math
public = 1
_private = 2
def function(): return public
