"""A body or post that takes part in an election."""

from __future__ import annotations

from typing import Any

from generator.claims import Claim, Evidence
from generator.fields import Model, Plain, Prose, Text, Vocabulary
from generator.models.record import Basis, Sourced
from generator.refs import InstitutionRef
from generator.scalars import Day, Url


class Kind(Vocabulary):
    """What sort of body it is."""

    ORGANISER = "penyelenggara", "Penyelenggara pemilihan"
    AD_HOC = "ad-hoc", "Badan ad hoc"
    SUPERVISOR = "pengawas", "Pengawas pemilihan"
    ETHICS = "etik", "Penegak kode etik"
    COURT = "pengadilan", "Pengadilan"
    ENFORCEMENT = "penegak-hukum", "Penegak hukum dan keamanan"
    MINISTRY = "kementerian", "Kementerian dan lembaga pemerintah"
    LOCAL = "pemerintah-daerah", "Pemerintahan daerah"
    FORUM = "forum", "Forum dan gugus tugas"
    SOCIETY = "masyarakat", "Masyarakat, partai, dan pers"
    OTHER = "lain", "Lembaga lain"


class Level(Vocabulary):
    """How close to the voter it works."""

    NATIONAL = "pusat", "Pusat"
    PROVINCE = "provinsi", "Provinsi"
    REGENCY = "kabupaten-kota", "Kabupaten/kota"
    DISTRICT = "kecamatan", "Kecamatan"
    VILLAGE = "desa-kelurahan", "Desa/kelurahan"
    STATION = "tps", "Tempat pemungutan suara (TPS)"
    ALL = "semua", "Di semua tingkat"


class Succession(Model):
    """Satu perubahan: lembaga penggantinya atau wewenang yang berubah, sejak kapan, dan menurut sumber mana."""

    institution: InstitutionRef | None = None
    """Id lembaga pengganti, bila ada halamannya."""
    name: Plain | None = None
    """Nama lembaga pengganti, bila tidak ada halamannya."""
    since: Day
    """Tanggal mulai berlaku."""
    what: Text
    """Apa yang berubah, satu kalimat."""
    sources: Evidence
    """Sumber perubahan itu."""

    @property
    def gist(self) -> Text:
        return self.what


class Holder(Model):
    """Pejabat pada satu tanggal, dicatat hanya bila rekaman lain memerlukannya."""

    name: Plain
    """Nama seperti ditulis sumber."""
    post: Plain
    """Jabatannya."""
    as_of: Day
    """Tanggal keadaan ini."""
    sources: Evidence
    """Sumbernya."""

    @property
    def gist(self) -> str:
        return f"{self.name}, {self.post}"


class Institution(Sourced):
    """Satu lembaga, badan, forum, atau jabatan."""

    abbreviation: Plain | None = None
    """Singkatan resmi atau yang lazim."""
    kind: Kind
    """Jenis lembaga."""
    level: Level
    """Tingkat kerjanya: `pusat` sampai `tps`."""
    parent: InstitutionRef | None = None
    """Lembaga induk atau lembaga yang membentuknya."""
    members: Claim[Text] | None = None
    """Jumlah anggota."""
    term: Claim[Text] | None = None
    """Masa jabatan atau masa kerja."""
    legal_basis: tuple[Basis, ...] = ()
    """Dasar hukumnya."""
    no_basis: Text | None = None
    """Alasan bila tidak ada dasar hukum yang dicantumkan."""
    no_part: Text | None = None
    """Alasan bila ia tidak bertugas dalam tahapan dan tidak menjalankan arahan."""
    mandate: Prose
    """Apa tugasnya."""
    must_not: tuple[Text, ...] = ()
    """Apa yang tidak boleh dilakukannya."""
    answers_to: Text | None = None
    """Kepada siapa ia bertanggung jawab."""
    succeeded_by: tuple[Succession, ...] = ()
    """Lembaga yang menggantikannya, dan perubahan lain sesudah Pilkada 2024 dimulai."""
    holders: tuple[Holder, ...] = ()
    """Pejabat pada tanggal tertentu."""
    website: Url | None = None
    """Situs resmi; diisi hanya bila alamatnya terbukti."""

    @property
    def short(self) -> str:
        return self.abbreviation or self.title

    @property
    def heading(self) -> str:
        return f"{self.title} ({self.abbreviation})" if self.abbreviation else self.title

    @property
    def group(self) -> Kind:
        return self.kind

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.kind.rank, self.level.rank, self.title)
