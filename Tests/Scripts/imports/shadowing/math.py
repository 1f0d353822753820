own = "math"
