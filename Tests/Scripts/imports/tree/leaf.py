from .branch import up
here = __name__, __package__
