# os.spawnlp and os.spawnvpe: the example, and what it returns.
from fixtures.surroundings import enter

enter({"index.html": "<html>"})
import os
os.spawnlp(os.P_WAIT, 'cp', 'cp', 'index.html', '/dev/null')  # echo: 0

L = ['cp', 'index.html', '/dev/null']
os.spawnvpe(os.P_WAIT, 'cp', L, os.environ)  # echo: 0
print(os.spawnvpe(os.P_WAIT, 'cp', L, os.environ))  # expect: 0
