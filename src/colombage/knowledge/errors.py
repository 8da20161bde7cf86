"""The room's coded errors."""

from __future__ import annotations

from colombage.kernel.errors import CodedError, ErrorKind


class DocumentDeleted(CodedError):
    """An old citation points to it; only whoever reads the base learns that it ever existed."""

    code = "knowledge.document_deleted"
    kind = ErrorKind.NOT_FOUND
    french = "Document supprimé : il a été retiré de la base de connaissances, avec son contenu."
    english = "Document deleted: it was removed from the knowledge base, with its content."


class AlreadyThere(CodedError):
    """Facts: `document`, the name under which the same content already stands in this base."""

    code = "knowledge.already_there"
    kind = ErrorKind.CONFLICT
    french = "Ce contenu est déjà dans la base, sous le nom « {document} »."
    english = "This content is already in the base, as “{document}”."


class NotYetReadable(CodedError):
    code = "knowledge.not_yet_readable"
    kind = ErrorKind.CONFLICT
    french = "Ce document est encore en cours de lecture. Réessayez dans un instant."
    english = "This document is still being read. Try again in a moment."


class OwnerInvalid(CodedError):
    code = "knowledge.owner_invalid"
    kind = ErrorKind.INVALID
    french = "Cette base ne peut pas appartenir à ce service ou à cet établissement."
    english = "This base cannot belong to that department or establishment."


class ReadersInvalid(CodedError):
    """Facts: `reader`, the first that is not understood."""

    code = "knowledge.readers_invalid"
    kind = ErrorKind.INVALID
    french = "Le lecteur « {reader} » n’est pas reconnu, ou une base personnelle ne se partage pas."
    english = "The reader “{reader}” is not understood, or a private base is not shared."


class FolderOfTheGroup(CodedError):
    """What lies in the operator's folder is under no rights of ours until a base follows it."""

    code = "knowledge.folder_of_the_group"
    kind = ErrorKind.FORBIDDEN
    french = "Seul un référent du groupement relie une base à un dossier du serveur : demandez-le-lui."
    english = "Only a steward of the group lets a base follow a folder of the server: ask one."


class FolderRefused(CodedError):
    code = "knowledge.folder_refused"
    kind = ErrorKind.INVALID
    french = "Ce dossier n’est pas dans le dossier surveillé du serveur, ou une autre base le suit déjà."
    english = "This folder is not inside the server's watched folder, or another base follows it already."
    operator = "Le dossier surveillé se règle par watched_folder ; le chemin donné lui est relatif."


class PlaceTaken(CodedError):
    code = "knowledge.place_taken"
    kind = ErrorKind.CONFLICT
    french = "Un autre document porte déjà ce nom dans ce dossier de la base."
    english = "Another document already has this name in this folder of the base."


class VersionReplaced(CodedError):
    """Whoever approves has read one version, and another one serves by now."""

    code = "knowledge.version_replaced"
    kind = ErrorKind.CONFLICT
    french = (
        "Une nouvelle version vient de remplacer celle que vous avez lue. Relisez-la avant de la valider."
    )
    english = "A new version has just replaced the one that you read. Read it before you approve it."


class NotFailed(CodedError):
    """Only what failed is read again: everything else is on its way, or done."""

    code = "knowledge.not_failed"
    kind = ErrorKind.CONFLICT
    french = "Ce document n’a pas échoué : il n’y a rien à reprendre."
    english = "This document has not failed: there is nothing to do again."


class IngestionInterrupted(CodedError):
    """Facts: `tries`. The document made the process that read it die, or met a defect of the server."""

    code = "knowledge.ingestion_interrupted"
    kind = ErrorKind.INTERNAL
    french = (
        "La lecture de ce document s’est interrompue {tries} fois de suite : elle n’est plus tentée. "
        "Enregistrez-le de nouveau ou exportez-le en PDF, puis redonnez-le."
    )
    english = (
        "Reading this document broke off {tries} times in a row: it is not tried any more. "
        "Save it again or export it as PDF, then give it anew."
    )
    operator = "Le journal du serveur dit ce qui s’est passé (knowledge.work_failed, ou un arrêt brutal)."


class ShareAway(CodedError):
    """Facts: `folder`. Nothing is taken from it, and nothing that came from it goes."""

    code = "knowledge.share_away"
    kind = ErrorKind.UNAVAILABLE
    french = "Le dossier surveillé « {folder} » ne peut pas être lu en ce moment."
    english = "The watched folder “{folder}” cannot be read at this moment."
    operator = "Vérifier que le partage est monté, et que le compte du serveur peut le lire en entier."


class FileUnreadable(CodedError):
    code = "knowledge.file_unreadable"
    kind = ErrorKind.INVALID
    french = "Le serveur ne peut pas lire ce fichier dans le dossier surveillé."
    english = "The server cannot read this file in the watched folder."
    operator = "Donner au compte du serveur le droit de lire ce fichier ; il est repris une fois modifié."


class FileUnsettled(CodedError):
    """Seen by no person: the next scan takes the file once it has come to rest."""

    code = "knowledge.file_unsettled"
    kind = ErrorKind.CONFLICT
    french = "Ce fichier est encore en cours d’écriture."
    english = "This file is still being written."
