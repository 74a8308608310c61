"""The arrays that pictures are worked on as."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Grey: TypeAlias = NDArray[np.uint8]
"""A picture in shades of grey: rows of pixels, 0 is black."""

Points: TypeAlias = NDArray[np.float32]
"""Points, one in each row."""

Shades: TypeAlias = NDArray[np.float32]
"""How dark places are: 0 is the paper of the sheet, 1 its black."""
