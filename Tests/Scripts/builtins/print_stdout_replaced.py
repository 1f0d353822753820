import sys, io
real = sys.stdout
sys.stdout = io.StringIO()
print("captured")
text = sys.stdout.getvalue()
sys.stdout = None
print("goes nowhere")
sys.stdout = real
print("text:", repr(text))  # expect: text: 'captured\n'
