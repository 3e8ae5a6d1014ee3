"""Routes of the chronology app."""

from django.urls import URLPattern, path

from seen.apps.chronology.views import entry, files, left_out, mending, note, pending, saved, sorting, story, tray

urlpatterns: list[URLPattern] = [
    path("children/<uuid:child>/files/", files.child_files, name="child_files"),
    path("children/<uuid:child>/tray/", tray.child_tray, name="child_tray"),
    path("children/<uuid:child>/tray/when/", tray.child_tray_when, name="child_tray_when"),
    path("children/<uuid:child>/kinds/", sorting.child_kinds, name="child_kinds"),
    path("files/<uuid:file>/kinds/", sorting.file_kinds, name="file_kinds"),
    path("entries/<uuid:entry>/when/", tray.entry_when, name="entry_when"),
    path("files/<uuid:file>/", files.file, name="file"),
    path("files/<uuid:file>/check/", pending.file_check, name="file_check"),
    path("files/<uuid:file>/read/", pending.file_read, name="file_read"),
    path("files/<uuid:file>/accept/", pending.file_accept, name="file_accept"),
    path("files/<uuid:file>/discard/", pending.file_discard, name="file_discard"),
    path("files/<uuid:file>/account.json", files.file_account, name="file_account"),
    path("files/<uuid:file>/account.csv", files.file_account_csv, name="file_account_csv"),
    path("files/<uuid:file>/left-out/", left_out.file_left_out, name="file_left_out"),
    path("files/<uuid:file>/rows/<int:row>/", mending.file_row, name="file_row"),
    path("files/<uuid:file>/rows/<int:row>/alike/", mending.file_alike, name="file_alike"),
    path("files/<uuid:file>/not-taken.csv", files.file_not_taken, name="file_not_taken"),
    path("note/", note.who, name="note"),
    path("note/not-listed/", note.not_listed, name="note_not_listed"),
    path("note/<uuid:child>/", note.note_about, name="note_about"),
    path("note/saved/<uuid:account>/", saved.note_saved, name="note_saved"),
    path("note/saved/<uuid:account>/weigh/", saved.weigh, name="note_weigh"),
    path("notes/mine/", saved.my_notes, name="my_notes"),
    path("children/<uuid:child>/", story.child, name="child"),
    path("children/<uuid:child>/chronology/", story.child_chronology, name="child_chronology"),
    path("children/<uuid:child>/chronology/print/", story.chronology_print, name="chronology_print"),
    path("children/<uuid:child>/chronology.csv", story.chronology_csv, name="chronology_csv"),
    path("children/<uuid:child>/chronology.xlsx", story.chronology_workbook, name="chronology_workbook"),
    path("children/<uuid:child>/chronology.docx", story.chronology_document, name="chronology_document"),
    path("entries/<uuid:entry>/", entry.entry, name="entry"),
    path("entries/<uuid:entry>/correct/", entry.entry_correct, name="entry_correct"),
    path("entries/<uuid:entry>/withdraw/", entry.entry_withdraw, name="entry_withdraw"),
    path("entries/<uuid:entry>/disagree/", entry.entry_disagree, name="entry_disagree"),
]
