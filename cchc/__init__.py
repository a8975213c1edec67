"""The open workbench for Vietnam's administrative reform."""

__version__ = "0.1.0"
