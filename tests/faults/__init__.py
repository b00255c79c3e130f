"""What the site does when something really breaks: processes killed, a disk full, a database gone. Servers, databases
and HTTP are real. The suite runs each for seconds, `make faults` (`python -m tests.faults`) for minutes.
"""
