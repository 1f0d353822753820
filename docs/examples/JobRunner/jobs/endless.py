# A job that would never end, and would not be stopped.
import job


def main():
    while True:
        try:
            job.progress(0.5, "working hard")
        except BaseException:
            pass
