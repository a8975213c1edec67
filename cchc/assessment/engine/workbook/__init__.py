"""A criteria set as an Excel file in the layout of offices, out and in.

Three sheets: ``Tiêu chí`` (STT, Lĩnh vực/Tiêu chí/Tiêu chí thành phần, Điểm tối đa, Cách tính điểm, Tài liệu kiểm
chứng, Cơ quan chủ trì, and columns that an officer may leave out), ``Thông tin chung`` (facts of the set), ``Số liệu``
(inputs). What is written reads back as an equal set; a sheet that an office made by itself is read as far as it goes,
and what could not be read is told by its cell.
"""
