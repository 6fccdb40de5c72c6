/* speaker.h - who it is that speaks. */
#ifndef WHOSAID_SPEAKER_H
#define WHOSAID_SPEAKER_H

#include "whosaid/base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum who_kind {
    WHO_PERSON,
    WHO_ANONYMOUS, /* unnamed individuals who speak as a source: "senior White House official" */
    WHO_INSTITUTION,
    WHO_GROUP,   /* voters, Republican senators */
    WHO_DOCUMENT /* a report, poll, advertisement, law */
};

enum who_gender { WHO_GENDER_UNKNOWN, WHO_FEMALE, WHO_MALE };

/* A speaker, of one article or of a corpus. Those who speak jointly are one speaker with `members`, whose name is "A |
 * B" and whose id is theirs joined by "+". */
typedef struct who_speaker {
    who_str id;   /* "person:marta-velden", "anonymous:senior-harbour-official" */
    who_str name; /* fullest name known, without titles; anonymous: the fullest descriptor */
    enum who_kind kind;
    enum who_gender gender;
    who_str role;         /* "spokesman" */
    who_str affiliation;  /* "Kremlin" */
    who_str gazetteer_id; /* of the entry that this is, such as Q1234; empty where there is none */
    who_str *aliases;     /* other forms seen, sorted by byte */
    uint32_t naliases;
    uint32_t *members; /* joint speakers: indices into the same array; else none */
    uint32_t nmembers;
} who_speaker;

/* "person", "anonymous", "institution", "group" or "document". Static. */
WHO_API const char *who_kind_name(enum who_kind kind);

#ifdef __cplusplus
}
#endif
#endif
