package org.eaglemail.filter.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.eaglemail.filter.Edit;
import org.eaglemail.filter.HeaderField;

/** Makes edits of a header, one after the other. */
final class HeaderEdits {
  private final List<HeaderField> fields;

  HeaderEdits(List<HeaderField> before) {
    this.fields = new ArrayList<>(before);
  }

  /** The header as it is now. */
  List<HeaderField> fields() {
    return fields;
  }

  void make(Edit.OfHeader edit) {
    switch (edit) {
      case Edit.AddField(HeaderField field) -> fields.add(field);
      case Edit.InsertField(int index, HeaderField field) ->
          fields.add(Math.min(index, fields.size()), field);
      case Edit.ChangeField(int occurrence, HeaderField field) ->
          find(field.name(), occurrence)
              .ifPresentOrElse(index -> fields.set(index, field), () -> fields.add(field));
      case Edit.RemoveField(String name, int occurrence) ->
          find(name, occurrence).ifPresent(index -> fields.remove(index));
    }
  }

  private OptionalInt find(String name, int occurrence) {
    int seen = 0;
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).is(name) && ++seen == occurrence) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
