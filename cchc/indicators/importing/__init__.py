"""Values from an Excel file: read whole, checked cell by cell, shown, and written only when a person says so."""
