own = "time"
