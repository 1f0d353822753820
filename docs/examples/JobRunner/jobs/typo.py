def main()
    return None
