"""Heap queue algorithm (a.k.a. priority queue).

Heaps are arrays for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for
all k, counting elements from 0.  For the sake of comparison,
non-existing elements are considered to be infinite.  The interesting
property of a heap is that a[0] is always its smallest element.

Usage:

heap = []            # creates an empty heap
heappush(heap, item) # pushes a new item on the heap
item = heappop(heap) # pops the smallest item from the heap
item = heap[0]       # smallest item on the heap without popping it
heapify(x)           # transforms list into a heap, in-place, in linear time
item = heappushpop(heap, item) # pushes a new item and then returns
                               # the smallest item; the heap size is unchanged
item = heapreplace(heap, item) # pops and returns smallest item, and adds
                               # new item; the heap size is unchanged
"""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']


def _rise(heap, item, place, top):
    """Lets an item rise from a free place as long as it is smaller than what is above it, but not over `top`."""
    while place > top:
        above = (place - 1) >> 1
        parent = heap[above]
        if not item < parent:
            break
        heap[place] = parent
        place = above
    heap[place] = item


def _settle(heap, item, place, end):
    """Puts an item into the heap below a free place: the smaller children move up to the bottom, then the item rises.

    An item that comes from the end of a heap belongs near the bottom, so that this takes fewer comparisons than sinking it.
    """
    top = place
    child = 2 * place + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    _rise(heap, item, place, top)


def heappush(heap, item, /):
    """Push item onto heap, maintaining the heap invariant."""
    heap.append(item)
    _rise(heap, item, len(heap) - 1, 0)


def heappop(heap, /):
    """Pop the smallest item off the heap, maintaining the heap invariant."""
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    _settle(heap, last, 0, len(heap))
    return smallest


def heapreplace(heap, item, /):
    """Pop and return the current smallest value, and add the new item.

    This is more efficient than heappop() followed by heappush(), and can be
    more appropriate when using a fixed-size heap.  Note that the value
    returned may be larger than item!  That constrains reasonable uses of
    this routine unless written as part of a conditional replacement:

        if item > heap[0]:
            item = heapreplace(heap, item)
    """
    smallest = heap[0]
    _settle(heap, item, 0, len(heap))
    return smallest


def heappushpop(heap, item, /):
    """Push item on the heap, then pop and return the smallest item from the heap.

    The combined action runs more efficiently than heappush() followed by
    a separate call to heappop().
    """
    if heap and heap[0] < item:
        smallest = heap[0]
        _settle(heap, item, 0, len(heap))
        return smallest
    return item


def heapify(x, /):
    """Transform list into a heap, in-place, in O(len(heap)) time."""
    end = len(x)
    for place in range(end // 2 - 1, -1, -1):
        _settle(x, x[place], place, end)


def merge(*iterables, key=None, reverse=False):
    """Merge multiple sorted inputs into a single sorted output.

    Similar to sorted(itertools.chain(*iterables)) but returns a generator,
    does not pull the data into memory all at once, and assumes that each of
    the input streams is already sorted (smallest to largest).

    >>> list(merge([1,3,5,7], [0,2,4,8], [5,10,15,20], [], [25]))
    [0, 1, 2, 3, 4, 5, 5, 7, 8, 10, 15, 20, 25]

    If *key* is not None, applies a key function to each element to determine
    its sort order.

    >>> list(merge(['dog', 'horse'], ['cat', 'fish', 'kangaroo'], key=len))
    ['dog', 'cat', 'fish', 'horse', 'kangaroo']

    """
    # Entries are (key, number of the input, item, next): the number keeps equal items in the order of their inputs. For the
    # reverse order the keys compare the other way round.
    wrap = _Reversed if reverse else None
    heap = []
    for number, iterable in enumerate(iterables):
        following = iter(iterable).__next__
        try:
            item = following()
        except StopIteration:
            continue
        order = item if key is None else key(item)
        heap.append([order if wrap is None else wrap(order), number, item, following])
    heapify(heap)
    while len(heap) > 1:
        entry = heap[0]
        try:
            while True:
                yield entry[2]
                item = entry[2] = entry[3]()
                order = item if key is None else key(item)
                entry[0] = order if wrap is None else wrap(order)
                heapreplace(heap, entry)
                entry = heap[0]
        except StopIteration:
            heappop(heap)
            if len(heap) == 1:
                break
    if heap:
        # one input is left
        _, _, item, following = heap[0]
        yield item
        yield from following.__self__


class _Reversed:
    __slots__ = ('value',)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return other.value < self.value

    def __eq__(self, other):
        return self.value == other.value


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset.

    Equivalent to:  sorted(iterable, key=key)[:n]
    """
    if n == 1:
        nothing = object()
        result = min(iterable, default=nothing, key=key)
        return [] if result is nothing else [result]
    if n <= 0:
        iter(iterable)
        return []
    return sorted(iterable, key=key)[:n]


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset.

    Equivalent to:  sorted(iterable, key=key, reverse=True)[:n]
    """
    if n == 1:
        nothing = object()
        result = max(iterable, default=nothing, key=key)
        return [] if result is nothing else [result]
    if n <= 0:
        iter(iterable)
        return []
    return sorted(iterable, key=key, reverse=True)[:n]
