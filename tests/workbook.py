"""What a table says to those who open it: a line a cell. The file's name is the argument."""
import csv
import io
import sys

NAME = sys.argv[1]


def read_workbook():
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(open(NAME, "rb").read()))
    sheet = book.active
    print(f"sheet {sheet.title}: {sheet.dimensions}, frozen at {sheet.freeze_panes},"
          f" filter {sheet.auto_filter.ref}, printed again {sheet.print_title_rows}")
    for cell in sheet[1]:
        width = sheet.column_dimensions[cell.column_letter].width
        print(f"{cell.coordinate} bold={cell.font.bold} width={width:.0f}")
    for row in sheet.iter_rows():
        for cell in row:
            wrap = " wrapped" if cell.alignment.wrap_text else ""
            print(f"{cell.coordinate} {cell.data_type} {cell.number_format}{wrap}:"
                  f" {cell.value!r}")


def read_table():
    data = open(NAME, "rb").read()
    print("begins with a BOM" if data.startswith(b"\xef\xbb\xbf") else "no BOM")
    text = data.decode("utf-8-sig")
    print(f"ends of lines: {text.count(chr(13) + chr(10))} of {text.count(chr(10))}")
    for at, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=";")):
        for cell_at, cell in enumerate(row):
            print(f"{at},{cell_at}: {cell!r}")


if open(NAME, "rb").read(2) == b"PK":
    read_workbook()
else:
    read_table()
