"""One paragraph that announces sittings: taken apart, and each day, hour, person and article given to its sitting."""
