"""The eighty attacks of the security study, by number: the tests that hold each, or why it does not apply here.

A test is named `file::name`, below tests/. What is only partly held says so in words, after the names.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Attack:
    """One attack: what it is, who holds it, and what has to be said besides."""

    what: str
    tests: tuple[str, ...] = ()
    note: str = ""


def held(what: str, *tests: str, note: str = "") -> Attack:
    return Attack(what, tests, note)


def not_here(what: str, why: str) -> Attack:
    return Attack(what, (), why)


R = "attacks/test_requests.py::"
H = "config/test_headers.py::"
A = "config/test_answers.py::"
P = "pages/"
L = "offices/test_log_in.py::"
S = "offices/test_sessions.py::"
F = "hearings/formats/"
D = "hearings/admin/"
B = "hearings/bulletin/"
M = "hearings/mirror/"
IM = "hearings/importer/test_import.py::"
E = "config/test_escalation.py::"

ATTACKS: dict[int, Attack] = {
    1: held(
        "weeks that are none",
        P + "test_week.py::test_a_week_that_never_was_is_not_found",
        P + "test_errors.py::test_what_is_not_there_is_not_found",
    ),
    2: held("years that are none", R + "test_years_that_are_none_are_not_found"),
    3: held(
        "days that are none or written otherwise",
        P + "test_errors.py::test_what_is_not_there_is_not_found",
        R + "test_a_day_with_one_digit_is_not_the_day",
    ),
    4: held("odd page numbers", R + "test_odd_queries_are_answered_plainly"),
    5: held(
        "endless ranges",
        R + "test_odd_queries_are_answered_plainly",
        P + "test_embed.py::test_a_limit_it_cannot_have_is_named",
    ),
    6: held(
        "endless and broken questions",
        R + "test_endless_queries_and_parameters_are_refused",
        R + "test_odd_queries_are_answered_plainly",
        P + "test_errors.py::test_what_cannot_be_read_is_refused",
    ),
    7: held(
        "the syntax of a search",
        R + "test_odd_queries_are_answered_plainly",
        P + "test_search.py::test_junk_gets_an_answer",
    ),
    8: held(
        "SQL in parameters",
        R + "test_odd_queries_are_answered_plainly",
        R + "test_parameters_nobody_knows_change_no_byte",
    ),
    9: held(
        "a parameter twice",
        R + "test_odd_queries_are_answered_plainly",
        P + "test_search.py::test_an_address_has_one_order_and_forgets_what_it_does_not_know",
    ),
    10: held("ten thousand parameters", R + "test_endless_queries_and_parameters_are_refused"),
    11: held("markup in questions", R + "test_odd_queries_are_answered_plainly"),
    12: held("a way out behind the log-in", L + "test_a_log_in_leads_to_no_other_site"),
    13: held(
        "redirects to other hosts", H + "test_an_address_that_is_none_is_refused_and_leads_nowhere_else"
    ),
    14: held("forged hosts", R + "test_other_hosts_are_refused", H + "test_another_host_is_refused"),
    15: held(
        "forged headers of a proxy",
        R + "test_forged_headers_change_no_byte",
        L + "test_only_the_proxys_own_word_is_taken_for_where_somebody_comes_from",
    ),
    16: held(
        "poisoned caches",
        R + "test_forged_headers_change_no_byte",
        R + "test_junk_and_a_body_change_no_byte",
        A + "test_junk_makes_neither_another_answer_nor_another_entry",
    ),
    17: held(
        "pages that pass for files",
        R + "test_a_page_does_not_pass_for_a_file",
        H + "test_the_desk_is_never_kept_by_anybody",
    ),
    18: held("odd ranges and conditions", R + "test_odd_headers_are_answered_plainly"),
    19: held(
        "drafts that show in tags",
        A + "test_what_nobody_may_see_changes_no_answer",
        F + "test_ics_served.py::test_whoever_echoes_the_etag_sees_nothing_of_what_is_private",
    ),
    20: held(
        "forged cookies",
        R + "test_forged_headers_change_no_byte",
        H + "test_no_public_answer_sets_or_varies_on_a_cookie",
    ),
    21: held(
        "odd methods",
        H + "test_odd_methods_are_refused_everywhere",
        "config/test_roles.py::test_no_other_method_reaches_a_page",
    ),
    22: held(
        "HEAD and other origins",
        A + "test_head_answers_like_get",
        P + "test_feeds.py::test_no_other_site_may_read_pages_or_the_desk",
    ),
    23: not_here(
        "request smuggling",
        "gunicorn's own parser refuses it; deploy/gunicorn.conf.py sets none of the options that permit it",
    ),
    24: not_here(
        "slow readers",
        "cut by nginx's and gunicorn's timeouts, not by code of ours; deploy/nginx.conf stands before the server",
    ),
    25: held(
        "files of the house",
        R + "test_no_file_leaves_by_the_folder_of_the_style",
        R + "test_no_file_of_the_house_has_an_address",
    ),
    26: held(
        "small files without a database",
        A + "test_readers_get_what_was_kept_with_its_date",
        P + "test_plain_files.py::test_without_a_database_the_process_lives_but_is_not_healthy",
    ),
    27: held(
        "walking through ids",
        P + "test_canaries.py::test_an_address_made_of_a_name_answers_like_one_that_never_was",
        P + "test_canaries.py::test_no_byte_and_no_pixel_depends_on_what_is_hidden",
        P + "test_hearing.py::test_what_was_never_released_was_never_there",
    ),
    28: held(
        "callbacks and fields of one's own",
        R + "test_odd_queries_are_answered_plainly",
        P + "test_formats.py::test_feed_options_are_plain_and_others_are_ignored",
        R + "test_parameters_nobody_knows_change_no_byte",
    ),
    29: held(
        "the search as an oracle",
        P + "test_search.py::test_drafts_and_unreleased_hearings_are_found_by_nothing",
    ),
    30: held(
        "a release one second early",
        A + "test_a_timed_release_shows_at_its_quarter_hour_with_nobody_there",
        P + "test_home.py::test_nothing_shows_before_its_release",
    ),
    31: held(
        "line breaks in iCalendar",
        F + "test_vevent_attacks.py::test_whatever_stands_in_a_text_stays_in_its_text",
        F + "test_lines.py::test_every_kind_of_line_break_becomes_an_escaped_one",
    ),
    32: held(
        "components and parameters in iCalendar",
        F + "test_vevent_attacks.py::test_whatever_stands_in_a_text_stays_in_its_text",
        F + "test_lines.py::test_a_parameter_cannot_break_out_of_its_quotes",
    ),
    33: held(
        "UIDs, sequences and cancelled hearings",
        F + "test_ics.py::test_a_moved_hearing_keeps_its_uid_and_raises_its_sequence",
        F + "test_ics.py::test_readers_choose_what_becomes_of_cancelled_hearings",
        note="STATUS:CANCELLED with cancelled=status",
    ),
    34: held(
        "lines folded inside a letter",
        F + "test_lines.py::test_long_lines_are_cut_at_75_octets_and_never_inside_a_character",
    ),
    35: held(
        "feeds without end", F + "test_ics.py::test_a_feed_that_grows_too_large_drops_its_oldest_hearings"
    ),
    36: held("broken Atom", F + "test_atom.py::test_a_hostile_text_stays_a_text_and_breaks_no_feed"),
    37: not_here("XML bombs", "no XML is ever read"),
    38: held(
        "JSON-LD that ends its element", F + "test_jsonld.py::test_no_text_ends_the_element_or_starts_another"
    ),
    39: held(
        "formulas in CSV",
        F + "test_csv.py::test_no_cell_begins_a_formula",
        F + "test_csv.py::test_a_hostile_text_stays_in_its_cell",
    ),
    40: held(
        "file names in headers",
        P + "test_formats.py::test_a_table_is_kept_as_a_file_and_never_opened_in_place",
    ),
    41: held(
        "paths of the mirror",
        M + "test_files.py::test_an_address_that_leads_out_is_refused",
        M + "test_files.py::test_what_some_disk_does_not_take_is_written_otherwise",
        M + "test_files.py::test_twins_of_letters_have_files_of_their_own",
        M + "test_building.py::test_a_link_planted_in_the_folder_is_never_written_through",
    ),
    42: held(
        "what a mirror must not hold",
        M + "test_building.py::test_a_copy_is_the_whole_site_in_files_that_lead_to_each_other",
        M + "test_building.py::test_two_copies_of_one_edition_and_day_are_the_same_bytes",
        P + "test_canaries.py::test_nothing_private_leaves_by_any_way",
        note="it holds what readers are answered and nothing else; the desk has no address in it",
    ),
    43: held(
        "a changed mirror",
        M + "test_building.py::test_one_changed_byte_a_missing_and_an_added_file_are_named",
        M + "test_signing.py::test_other_words_another_comment_or_another_key_are_found",
    ),
    44: not_here(
        "mail and messages",
        "the server sends none; what editors copy into messengers is plain text of cleaned lines",
    ),
    45: held(
        "signs that turn the text",
        "offices/test_texts.py::test_a_text_is_cleaned_of_what_does_not_print",
        D + "test_odd_texts.py::test_nul_bytes_and_signs_that_turn_the_text_are_no_obstacle",
    ),
    46: held("letters without width", "offices/test_texts.py::test_a_text_is_cleaned_of_what_does_not_print"),
    47: held(
        "look-alike letters",
        P + "test_search.py::test_a_name_like_the_one_found_is_offered_and_not_mixed_in",
        P + "test_search.py::test_a_name_with_letters_that_only_look_right_is_found",
        D + "test_doubts.py::test_digits_and_what_nobody_sees_are_named_too",
        D + "test_doubts.py::test_a_name_that_only_looks_right_is_known",
        IM + "test_a_new_name_that_is_not_in_one_alphabet_waits_for_an_editor",
        note="the editor who enters it answers; a second person only by setting",
    ),
    48: held(
        "one name written in several ways",
        D + "test_known_people.py::test_any_known_spelling_in_any_script_asks",
        IM + "test_a_known_person_is_found_in_another_alphabet",
    ),
    49: held(
        "endless words",
        F + "test_vevent_attacks.py::test_whatever_stands_in_a_text_stays_in_its_text",
        note="wrapping is looked at in tests/browser/",
    ),
    50: held(
        "letters that are none",
        F + "test_lines.py::test_control_characters_and_broken_code_points_are_dropped",
        B + "test_decoding.py::test_bytes_of_a_program_are_refused",
    ),
    51: held(
        "links to elsewhere",
        R + "test_a_link_leads_to_the_web_or_nowhere",
        "offices/test_links.py::*",
        "hearings/test_links.py::*",
        note="the server fetches none",
    ),
    52: held(
        "guessed passwords and codes",
        L + "test_ten_wrong_passwords_slow_the_attacker_for_a_quarter_of_an_hour",
        L + "test_wrong_codes_are_counted_like_wrong_passwords",
        L + "test_the_editors_own_browser_gets_in_from_the_attackers_network_and_under_any_attack",
    ),
    53: held(
        "answers that tell accounts apart",
        L + "test_whatever_is_wrong_gets_one_answer",
        L + "test_an_unknown_name_takes_as_long_as_a_wrong_password",
    ),
    54: held(
        "sessions that outlive",
        S + "test_a_session_planted_before_the_log_in_is_not_the_editors",
        S + "test_logging_out_ends_it",
        S + "test_a_new_password_ends_all_others_and_renews_ones_own",
        S + "test_a_right_taken_ends_all",
    ),
    55: held(
        "a form sent after the log-out",
        S + "test_a_form_sent_after_the_session_ended_comes_back_after_the_log_in",
    ),
    56: held(
        "forms of other sites",
        D + "test_door.py::test_a_form_without_its_token_changes_nothing",
        L + "test_the_log_in_takes_no_form_of_another_site",
    ),
    57: held(
        "frames around pages",
        H + "test_no_other_site_may_frame_a_page",
        "config/test_grade.py::test_every_answer_has_150_points",
    ),
    58: held(
        "fields that were not shown",
        E + "test_a_contributor_cannot_publish_by_a_hidden_field",
        E + "test_a_contributors_entry_stays_a_draft_whatever_button_is_sent",
    ),
    59: held(
        "addresses without the right",
        "config/test_roles.py::test_each_role_opens_and_sends_what_the_table_says",
        E + "test_odd_questions_of_a_list_get_no_more_than_it_shows",
    ),
    60: held(
        "forged numbers of rows",
        D + "test_entering.py::test_a_forged_number_of_people_is_an_error_and_nothing_worse",
    ),
    61: held(
        "two editors, one record",
        D + "test_conflict.py::test_the_second_save_is_refused_with_both_versions_who_and_when",
        D + "test_conflict.py::test_what_was_typed_into_a_deleted_record_can_be_copied",
    ),
    62: held(
        "a form sent twice, a list at once",
        D + "test_known_people.py::test_sent_twice_it_asks_instead_of_doubling",
        D + "test_kept.py::test_the_list_deletes_none_of_them",
        D + "test_door.py::test_a_list_action_on_several_hearings_is_one_edition",
    ),
    63: held(
        "files that are no text",
        D + "test_odd_texts.py::test_a_file_that_is_no_text_is_refused_in_plain_words",
        note="a bulletin's text is the only upload, and no file is kept",
    ),
    64: held(
        "an editor who means harm",
        D + "test_kept.py::test_the_list_deletes_none_of_them",
        "hearings/test_undo.py::*",
        "config/test_accounts.py::test_an_administrator_makes_nobody_a_superuser",
        note="a second person only by setting",
    ),
    65: held(
        "a seized laptop",
        S + "test_an_hour_without_a_request_ends_it",
        "hearings/test_panic.py::test_both_servers_refuse_at_once_and_go_on_at_once",
    ),
    66: held(
        "a seized server",
        M + "test_signing.py::test_minisign_and_signify_check_what_we_sign",
        "hearings/test_seals.py::*",
        note="the key that signs need not be on the server (docs/mirror.md)",
    ),
    67: not_here(
        "resetting a password by mail", "there is none: somebody with the machine sets it by command"
    ),
    68: held(
        "lines in the log", L + "test_log_ins_and_failures_are_written_down_without_addresses_and_passwords"
    ),
    69: held(
        "empty and endless bulletins",
        B + "test_decoding.py::test_an_empty_file_is_an_empty_text",
        B + "test_speed.py::test_four_times_the_text_takes_about_four_times_as_long",
    ),
    70: held(
        "bulletins in bytes",
        B + "test_decoding.py::test_a_file_that_is_no_text_is_named",
        B + "test_decoding.py::test_another_encoding_is_read_and_said",
    ),
    71: held(
        "control characters in bulletins",
        B + "test_parser.py::test_control_and_bidi_characters_are_dropped_and_said",
    ),
    72: held(
        "patterns that explode", B + "test_speed.py::test_four_times_the_text_takes_about_four_times_as_long"
    ),
    73: held(
        "dates and hours that are none",
        B + "test_parser.py::test_an_hour_is_read_in_every_wording_and_a_vague_or_impossible_one_is_none",
        B + "test_parser.py::test_a_year_counted_from_outside_is_a_guess_and_without_it_there_is_no_date",
    ),
    74: held(
        "zones, gaps and folds",
        "hearings/test_times.py::test_an_hour_the_clocks_jump_over_is_refused",
        D + "test_stepping.py::test_gap_and_fold_are_asked_in_a_step_too",
    ),
    75: held(
        "a bulletin twice",
        IM + "test_the_same_bulletin_twice_changes_nothing",
        IM + "test_the_same_hearing_twice_in_one_text_is_a_question",
    ),
    76: held(
        "a bulletin that moves everything",
        IM + "test_another_day_is_a_question_moved_or_a_further_hearing",
        D + "test_importing.py::test_what_was_understood_stands_beside_its_lines",
        note="nothing happens before an editor confirms; a second person only by setting",
    ),
    77: held("templates in texts", D + "test_importing.py::test_a_text_is_never_run_as_a_template"),
    78: held(
        "orders in texts",
        B + "test_parser.py::test_a_text_without_announcement_gives_no_hearing",
        note="nothing acts on a text but the grammar",
    ),
    79: held(
        "an import cut short",
        IM + "test_a_failure_half_way_leaves_nothing",
        D + "test_importing.py::test_what_was_typed_is_kept_on_the_server_between_steps",
    ),
    80: held(
        "a forged bulletin",
        D + "test_importing.py::test_how_sure_the_reading_is_stands_there_in_the_editors_language",
        note="a hearing says how sure it is; its source is private, for it may be a person",
    ),
}
