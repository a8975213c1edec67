"""The demonstration province: Phú Thọ as it is, with the past of Hòa Bình until 30/6/2025 in it.

Made by the same actions that people use, so that what it shows is what the program does. It stands above all
domains; nothing imports it.
"""
