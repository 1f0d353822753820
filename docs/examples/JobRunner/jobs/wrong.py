# A job that asks for what the shop refuses.
import job


def main():
    try:
        return job.orders(above="a lot")
    except TypeError as error:
        print(error)
    return job.orders(above=-1)
