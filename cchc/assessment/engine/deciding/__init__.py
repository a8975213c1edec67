"""What a leader may ask before deciding: what if, how firm is a rank, what decides it, where will the year end, what
to do first. All of it is advice: each answer carries its assumptions.
"""
