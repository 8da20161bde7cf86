"""What can go wrong with an engine, as coded errors. Raised by the adapters, rendered by `app` and `chat`."""

from __future__ import annotations

from typing import ClassVar

from colombage.kernel.errors import CodedError, ErrorKind


class EngineFault(CodedError):
    """The common type of what engines raise.

    `is_outage`: it says that the engine is unwell (counts for the circuit breaker, a fall-back helps), and
    not that this one request was wrong.
    """

    is_outage: ClassVar[bool] = False


class EngineUnavailable(EngineFault):
    code = "inference.engine_unavailable"
    kind = ErrorKind.UNAVAILABLE
    french = "Le modèle « {model_name} » ne répond pas pour l’instant."
    english = "The model “{model_name}” does not answer at the moment."
    operator = (
        "Vérifier que le serveur du modèle est démarré et que cette machine peut le joindre "
        "(adresse, mandataire sortant, certificat). Le service le réessaie seul."
    )
    is_outage = True


class ServerUnreachable(CodedError):
    code = "inference.server_unreachable"
    kind = ErrorKind.UPSTREAM
    french = "Le serveur de modèles {address} ne répond pas. Vérifiez l’adresse, et qu’il est démarré."
    english = "The model server {address} does not answer. Check the address, and that it is running."
    operator = EngineUnavailable.operator


class EngineBusy(EngineFault):
    code = "inference.engine_busy"
    kind = ErrorKind.UNAVAILABLE
    french = "Le modèle « {model_name} » reçoit trop de demandes en ce moment. Réessayez dans un instant."
    english = "The model “{model_name}” receives too many requests right now. Try again in a moment."
    operator = "Le serveur du modèle limite les demandes (429) : relever sa limite ou répartir la charge."
    is_outage = True


class EngineTimedOut(EngineFault):
    code = "inference.engine_timed_out"
    kind = ErrorKind.UPSTREAM
    french = "Le modèle « {model_name} » n’a pas répondu dans le temps prévu ({seconds} s)."
    english = "The model “{model_name}” did not answer within the time allowed ({seconds} s)."
    operator = "Regarder la charge du serveur du modèle ; les délais se règlent dans le catalogue."
    is_outage = True


class EngineInterrupted(EngineFault):
    code = "inference.engine_interrupted"
    kind = ErrorKind.UPSTREAM
    french = "Le modèle « {model_name} » s’est interrompu au milieu de sa réponse."
    english = "The model “{model_name}” broke off in the middle of its answer."
    operator = "Lire le journal du serveur du modèle : il a fermé la connexion avant la fin de la réponse."
    is_outage = True


class EngineGarbled(EngineFault):
    code = "inference.engine_garbled"
    kind = ErrorKind.UPSTREAM
    french = "Le modèle « {model_name} » a envoyé une réponse illisible."
    english = "The model “{model_name}” sent an unreadable answer."
    operator = (
        "Vérifier que l’adresse est bien celle d’un serveur compatible OpenAI "
        "(et non d’une page d’accueil ou d’un mandataire)."
    )
    is_outage = True


class EngineRefused(EngineFault):
    """Facts: model_name, status (HTTP), detail (the server's own error code when it has a plain one).

    The server's sentence is never kept: it may quote the prompt or the key.
    """

    code = "inference.engine_refused"
    kind = ErrorKind.UPSTREAM
    french = "Le serveur du modèle « {model_name} » a refusé la demande ({status}, {detail})."
    english = "The server of the model “{model_name}” refused the request ({status}, {detail})."
    operator = "401 ou 403 : vérifier la clé d’accès ; 404 : le nom du modèle distant ou l’adresse."


class EngineFiltered(EngineFault):
    code = "inference.engine_filtered"
    kind = ErrorKind.UPSTREAM
    french = "Le serveur du modèle « {model_name} » a arrêté la réponse par son propre filtre de contenu."
    english = "The server of the model “{model_name}” stopped the answer through its own content filter."
    operator = "Le filtre est celui du serveur du modèle ; choisir un autre modèle ou régler ce filtre."


class ContextExceeded(EngineFault):
    code = "inference.context_exceeded"
    kind = ErrorKind.TOO_LARGE
    french = (
        "Votre demande est trop longue pour le modèle « {model_name} ». "
        "Raccourcissez-la, retirez une pièce jointe ou commencez une nouvelle conversation."
    )
    english = (
        "Your request is too long for the model “{model_name}”. "
        "Shorten it, remove an attachment or start a new conversation."
    )
    operator = "Si cela revient souvent : vérifier la taille de contexte déclarée au catalogue."


class NothingToExtract(EngineFault):
    code = "inference.nothing_to_extract"
    kind = ErrorKind.INVALID
    french = (
        "Le moteur extractif ne rédige pas et ne converse pas : il cherche, dans les documents que vous "
        "joignez, les phrases qui répondent à votre question, et il les cite. Joignez un document et posez "
        "une question sur son contenu, ou choisissez un autre modèle."
    )
    english = (
        "The extractive engine neither writes nor chats: it looks, in the documents that you attach, for the "
        "sentences that answer your question, and quotes them. Attach a document and ask about its content, "
        "or choose another model."
    )


class DemonstrationAbsent(EngineFault):
    code = "inference.demonstration_absent"
    kind = ErrorKind.UNAVAILABLE
    french = "Le modèle de démonstration n’est pas installé sur ce serveur."
    english = "The demonstration model is not installed on this server."
    operator = "Il vient avec « make start » ; une installation de production s’en passe (extra « demo »)."


class WeightsAltered(EngineFault):
    code = "inference.weights_altered"
    kind = ErrorKind.UNAVAILABLE
    french = "Le fichier du modèle « {model_name} » n’est pas celui attendu : il n’a pas été chargé."
    english = "The file of the model “{model_name}” is not the expected one: it was not loaded."
    operator = (
        "L’empreinte SHA-256 du fichier diffère de celle du catalogue : réinstaller le paquet des poids, "
        "et chercher qui a modifié le fichier."
    )


class AddressInvalid(CodedError):
    code = "inference.address_invalid"
    kind = ErrorKind.INVALID
    french = (
        "Cette adresse n’est pas celle d’un serveur de modèles : elle commence par http:// ou https:// "
        "et ne contient ni mot de passe ni paramètre."
    )
    english = (
        "This is not the address of a model server: it begins with http:// or https:// "
        "and holds neither password nor parameter."
    )


class CatalogueInvalid(CodedError):
    code = "inference.catalogue_invalid"
    kind = ErrorKind.INTERNAL
    french = "Le catalogue des modèles est mal formé : {detail}."
    english = "The catalogue of models is malformed: {detail}."
    operator = "Corriger le fichier du catalogue à l’endroit nommé, puis redémarrer."


class UnknownModel(CodedError):
    code = "inference.unknown_model"
    kind = ErrorKind.NOT_FOUND
    french = "Le modèle « {model_id} » n’est pas, ou n’est plus, au catalogue. Choisissez-en un autre."
    english = "The model “{model_id}” is not, or no longer, in the catalogue. Choose another one."


class QuotaExhausted(CodedError):
    code = "inference.quota_exhausted"
    kind = ErrorKind.TOO_MANY
    french = (
        "Votre quota du jour est atteint : {used_tokens} jetons utilisés sur {limit_tokens}. Réessayez "
        "demain à partir de {hour}. Le moteur extractif reste disponible, sans quota."
    )
    english = (
        "Your quota for today is used up: {used_tokens} tokens of {limit_tokens}. Try again tomorrow from "
        "{hour_en}. The extractive engine remains available, without quota."
    )
    operator = "Le quota par personne et par jour se règle par quota_tokens_per_day, son jour par time_zone."


class EmbeddingUnexpected(EngineFault):
    code = "inference.embedding_unexpected"
    kind = ErrorKind.UPSTREAM
    french = (
        "Le modèle de vectorisation « {model_name} » n’a pas rendu les vecteurs attendus "
        "({dimensions} nombres)."
    )
    english = "The embedding model “{model_name}” did not return the vectors expected ({dimensions} numbers)."
    operator = (
        "Vérifier embedding_address, embedding_model et embedding_dimensions : la taille des vecteurs est "
        "celle que le modèle annonce. La recherche par les mots continue entre-temps."
    )


class ImagesNotSeen(CodedError):
    code = "inference.images_not_seen"
    kind = ErrorKind.INVALID
    french = (
        "Le modèle « {model_name} » ne voit pas les images. Choisissez-en un qui les voit, ou envoyez "
        "seulement le texte reconnu."
    )
    english = (
        "The model “{model_name}” does not see images. Choose one that does, or send only the text that was "
        "recognised."
    )
    operator = "Un modèle voit les images quand son entrée au catalogue porte accepts_images = true."


class ImagesTooMany(CodedError):
    code = "inference.images_too_many"
    kind = ErrorKind.TOO_LARGE
    french = "Une question peut porter {limit} images, et {megabytes} Mo en tout. Retirez-en."
    english = "A question may carry {limit} images, and {megabytes} MB in all. Remove some."


class ModelNotForChat(CodedError):
    code = "inference.model_not_for_chat"
    kind = ErrorKind.INVALID
    french = (
        "Le modèle « {model_name} » transcrit la parole : il ne répond pas aux questions. "
        "Choisissez-en un autre."
    )
    english = "The model “{model_name}” transcribes speech: it does not answer questions. Choose another one."


class NothingTranscribes(CodedError):
    code = "inference.nothing_transcribes"
    kind = ErrorKind.NOT_FOUND
    french = "La dictée n’est pas disponible ici : aucun modèle de transcription n’est au catalogue."
    english = "Dictation is not available here: there is no transcription model in the catalogue."
    operator = "Ajouter au catalogue un modèle de tâche « transcription » (guide des administrateurs)."


class SoundTypeRefused(CodedError):
    code = "inference.sound_type_refused"
    kind = ErrorKind.INVALID
    french = "Cet enregistrement n’est pas d’un type lisible ici : WebM, Ogg, MP4 ou WAV."
    english = "This recording is not of a type that can be read here: WebM, Ogg, MP4 or WAV."


class SoundEmpty(CodedError):
    code = "inference.sound_empty"
    kind = ErrorKind.INVALID
    french = "L’enregistrement est vide. Dictez de nouveau, un peu plus longtemps."
    english = "The recording is empty. Dictate again, a little longer."


class SoundTooLong(CodedError):
    code = "inference.sound_too_long"
    kind = ErrorKind.TOO_LARGE
    french = (
        "Un enregistrement peut durer {minutes} minutes et prendre {megabytes} Mo. Dictez en plusieurs fois."
    )
    english = "A recording may last {minutes} minutes and take {megabytes} MB. Dictate in several goes."


class SpeechNotHeard(CodedError):
    code = "inference.speech_not_heard"
    kind = ErrorKind.INVALID
    french = "Aucune parole n’a été reconnue. Rapprochez-vous du micro et dictez de nouveau."
    english = "No speech was recognised. Come nearer to the microphone and dictate again."
