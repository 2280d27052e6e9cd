"""A province, regency or city, and what its voters elect."""

from __future__ import annotations

from typing import Any

from pydantic import model_validator

from generator.fields import Plain, Prose, Text, Vocabulary
from generator.models.record import Figure, Sourced
from generator.refs import InstitutionRef, RegionRef

YOGYAKARTA, JAKARTA, ACEH = "34", "31", "11"


class RegionLevel(Vocabulary):
    """Kinds of region in the Kemendagri table."""

    PROVINCE = "provinsi", "Provinsi"
    REGENCY = "kabupaten", "Kabupaten"
    CITY = "kota", "Kota"
    ADMINISTRATIVE_REGENCY = "kabupaten-administrasi", "Kabupaten administrasi"
    ADMINISTRATIVE_CITY = "kota-administrasi", "Kota administrasi"


class TimeZone(Vocabulary):
    """Indonesian time zones."""

    WEST = "wib", "Waktu Indonesia Barat (WIB)"
    CENTRAL = "wita", "Waktu Indonesia Tengah (WITA)"
    EAST = "wit", "Waktu Indonesia Timur (WIT)"


_HEADS: dict[str, str] = {
    RegionLevel.PROVINCE: "bupati atau wali kota dan wakilnya",
    RegionLevel.REGENCY: "bupati dan wakil bupati",
    RegionLevel.CITY: "wali kota dan wakil wali kota",
}


_CONTESTS = {RegionLevel.PROVINCE: "pilgub", RegionLevel.REGENCY: "pilbup", RegionLevel.CITY: "pilwalkot"}


def offices(code: str, level: str) -> tuple[str, ...]:
    """The pairs of offices that a voter living in a region elects.

    Every province but DI Yogyakarta elects its governor (UU 13/2012 fills the post
    there otherwise); every regency and city but the six of Jakarta elects its own head (UU 29/2007,
    UU 2/2024: administrative units are headed by appointees).
    """
    governor = ("gubernur dan wakil gubernur",) if code[:2] != YOGYAKARTA else ()
    return governor if code[:2] == JAKARTA else (*governor, _HEADS.get(level, _HEADS[RegionLevel.REGENCY]))


class Region(Sourced):
    """Satu provinsi, kabupaten, atau kota; dasarnya dari tabel kode wilayah, selebihnya dari berkas bernama sama."""

    code: Plain
    """Kode wilayah Kementerian Dalam Negeri, sebagai teks."""
    level: RegionLevel
    """Tingkat daerah."""
    parent: RegionRef | None = None
    """Provinsinya."""
    time_zone: TimeZone
    """Zona waktu."""
    ballots_why: tuple[Text, ...] = ()
    """Mengapa surat suaranya sebanyak itu, dengan dasar hukumnya."""
    organised_by: InstitutionRef | None = None
    """Id lembaga penyelenggara di `data/institutions/`."""
    overseen_by: InstitutionRef | None = None
    """Id lembaga pengawas di `data/institutions/`."""
    special: Text | None = None
    """Apa yang berbeda di sini dari daerah lain, dengan dasar hukumnya."""
    figures: tuple[Figure, ...] = ()
    """Angka pemilihan di daerah ini."""
    body: Prose | None = None
    """Keterangan lain."""

    @model_validator(mode="before")
    @classmethod
    def _answers_first(cls, data: Any) -> Any:
        if isinstance(data, dict) and "summary" not in data and {"title", "code", "level"} <= data.keys():
            elected = offices(data["code"], data["level"])
            what = f"memilih {' serta '.join(elected)}" if elected else "tidak memilih gubernur dan wakil gubernur"
            return {**data, "summary": f"Pemilih di {data['title']} {what} dalam pemilihan kepala daerah."}
        return data

    @property
    def names(self) -> tuple[str, ...]:
        bare = self.title.removeprefix("Kabupaten ").removeprefix("Kota ").removeprefix("Administrasi ")
        short = (f"Kab. {bare}",) if self.title.startswith("Kabupaten ") else ()
        contest = (f"{_CONTESTS[self.level]} {bare}",) if self.elects_own_head else ()
        return tuple(dict.fromkeys((*super().names, bare, *short, *contest)))

    @property
    def offices(self) -> tuple[str, ...]:
        """The pairs of offices its voters elect; one ballot for each."""
        return offices(self.code, self.level)

    @property
    def elects_own_head(self) -> bool:
        """Whether the post at its own top is filled by election: 37 provinces, 415 regencies, 93 cities."""
        return self.code[:2] != (YOGYAKARTA if self.level is RegionLevel.PROVINCE else JAKARTA)

    @property
    def organiser(self) -> str:
        """Name of the body that runs the election here (Aceh: UU 11/2006)."""
        name = "Komisi Independen Pemilihan (KIP)" if self.code[:2] == ACEH else "Komisi Pemilihan Umum (KPU)"
        return f"{name} {self._place}"

    @property
    def supervisor(self) -> str:
        """Name of the body that oversees it (Aceh: UU 11/2006)."""
        aceh = self.code[:2] == ACEH
        name = "Panitia Pengawas Pemilihan (Panwaslih)" if aceh else "Badan Pengawas Pemilihan Umum (Bawaslu)"
        return f"{name} {self._place}"

    @property
    def _place(self) -> str:
        # Bengkulu is a province and a city; the provinces with names of their own need no more words.
        plain = self.level is not RegionLevel.PROVINCE or self.code in (ACEH, JAKARTA, YOGYAKARTA)
        return self.title if plain else f"Provinsi {self.title}"

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.code,)
