"""Names inside wagtail-localize and Wagtail, and addresses, that are relied on though nobody promised them.

Either may change with any release. `manage.py check` and a test say what is gone or new (see `checks`), and
`docs/upgrading.md` what to do then. Written down by module: each name with its attributes, or the parameters
it is called with, in parentheses.
"""

WAGTAIL_LOCALIZE = {
    "wagtail_localize.fields": {
        "SynchronizedField": "(field_name) get_field is_translated is_synchronized",
        "TranslatableField": "(field_name) get_field is_translated is_synchronized",
        "copy_synchronised_fields": "(source, target)",
        "get_translatable_fields": "(model)",
    },
    "wagtail_localize.machine_translators": {"get_machine_translator": "()"},
    "wagtail_localize.machine_translators.base": {
        "BaseMachineTranslator": "display_name can_translate translate",
    },
    "wagtail_localize.models": {
        "OverridableSegment": "source context order data_json data",
        "RelatedObjectSegment": "source context order object",
        "SegmentOverride": "locale context data_json last_translated_by has_error field_error",
        "String": "locale data data_hash UUID_NAMESPACE translations segments",
        "StringSegment": "source context order string attrs",
        "StringTranslation": (
            "translation_of locale context data translation_type tool_name last_translated_by updated_at "
            "has_error field_error set_field_error TRANSLATION_TYPE_MANUAL TRANSLATION_TYPE_MACHINE"
        ),
        "Template": "uuid template template_format string_count BASE_UUID_NAMESPACE",
        "TemplateSegment": "source context order template",
        "TranslatableObject": "translation_key content_type has_translation get_instance_or_none",
        "Translation": "uuid source target_locale enabled created_at",
        "TranslationContext": "object path path_id field_path",
        "TranslationLog": "source locale revision",
        "TranslationSource": (
            "object locale specific_content_type object_repr content_json schema_version last_updated_at "
            "translations stringsegment relatedobjectsegment overridablesegment "
            "get_source_instance as_instance get_translated_instance get_ephemeral_translated_instance "
            "create_or_update_translation sync_view_restrictions"
        ),
        "get_schema_version": "(app_label)",
    },
    "wagtail_localize.segments": {
        "OverridableSegmentValue": "(path, data, order)",
        "RelatedObjectSegmentValue": "(path, content_type, translation_key, order)",
        "StringSegmentValue": "(path, string, attrs) with_order",
        "TemplateSegmentValue": "(path, format, template, string_count, order)",
    },
    "wagtail_localize.segments.extract": {"extract_segments": "(instance)"},
    "wagtail_localize.segments.ingest": {
        "ingest_segments": "(original_obj, translated_obj, src_locale, tgt_locale, segments)",
    },
    "wagtail_localize.strings": {
        "StringValue": "(data) from_plaintext from_translated_html render_text",
        "validate_translation_links": "(translation_of, data)",
    },
    "wagtail_localize.views.edit_translation": {
        "TabHelper": "(instance) tabs_with_slugs",
        "get_segment_location_info": "(source_instance, tab_helper, content_path, field_path, widget)",
    },
    "wagtail_localize.wagtail_hooks": {
        "ConvertToAliasPageActionMenuItem": "name",
        "RestartTranslationPageActionMenuItem": "name",
        "RestartTranslationSnippetActionMenuItem": "name",
        "register_admin_urls": "()",
        "page_listing_more_buttons": "(page, user)",
    },
}

# Its addresses: those answered by views of this site, and those left as they are.
REPLACED_ADDRESSES = frozenset(
    {
        "convert_to_alias",
        "download_pofile",
        "edit_override",
        "edit_string_translation",
        "machine_translate",
        "submit_page_translation",
        "submit_snippet_translation",
        "translations_report",
        "translations_report_results",
        "update_translations",
        "upload_pofile",
    }
)
LEFT_ADDRESSES = frozenset(
    {
        "javascript_catalog",
        "preview_translation",
        "snippets_api_detail",
        "snippets_api_listing",
        "stop_translation",
    }
)

# What all of `cms.localization` takes of Wagtail that begins with an underscore.
WAGTAIL = {
    "wagtail": {"hooks": "_hooks"},
    "wagtail.actions.publish_page_revision": {"PublishPageRevisionAction": "_after_publish"},
    "wagtail.permission_policies.pages": {
        "PagePermissionPolicy": "_base_queryset_for_user _base_user_has_permission",
    },
    "wagtail.snippets.views.snippets": {"IndexView": "_get_title_column_class"},
}
