"""What a document says of itself: number, type, issuer, assigner, dates, subject, signer, recipients, marks."""

from cchc.directives.engine.header.read import read_header

__all__ = ["read_header"]
