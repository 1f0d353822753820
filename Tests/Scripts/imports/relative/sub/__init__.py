from ..shared import origin
