# Adds up the orders of the day.
import job


def main():
    orders = job.orders(above=10)
    total = 0.0
    for i, order in enumerate(orders):
        total += order.amount
        print(order.customer, order.amount)
        job.progress((i + 1) / len(orders), order.customer)
    return {"title": "orders of the day", "total": total}
