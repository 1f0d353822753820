found = "in a namespace package"
