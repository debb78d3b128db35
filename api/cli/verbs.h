// The verbs, each in the file of its name. run.cpp lists them.
#pragma once

#include "api/cli/verb.h"

namespace kroniek::cli {

Verb attachment_get_verb();
Verb attachment_put_verb();
Verb backup_verb();
Verb demo_verb();
Verb extract_verb();
Verb extract_verify_verb();
Verb export_pfif_verb();
Verb export_request_verb();
Verb get_verb();
Verb import_manifest_verb();
Verb import_pfif_verb();
Verb init_verb();
Verb key_new_verb();
Verb key_rotate_seal_verb();
Verb key_rotate_vault_verb();
Verb mrz_verb();
Verb rebuild_verb();
Verb receipt_verify_verb();
Verb receipt_verify_view_verb();
Verb restore_verb();
Verb seal_verb();
Verb serve_verb();
Verb submit_verb();
Verb suggest_links_verb();
Verb token_verb();
Verb verify_verb();

}  // namespace kroniek::cli
