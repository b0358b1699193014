package org.eaglemail.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LetterTest {
  private static final Person ALICE = Person.at("alice@alpha.test");
  private static final Person BOB = Person.at("bob@beta.test");

  @Test
  void fieldsAreUnfoldedAndFoundByNameInAnyCase() {
    Letter letter =
        new Letter(
            List.of(
                "Received: second",
                "\tpart",
                "Subject: s",
                " t",
                "RECEIVED: first",
                "",
                "Received: no"));

    assertThat(letter.fields("Received")).containsExactly("second part", "first");
    assertThat(letter.field("subject")).isEqualTo("s t");
    assertThat(letter.field("To")).isEmpty();
  }

  @Test
  void anAnswerRefersToWhatItAnswers() {
    Letter letter = Letter.written(ALICE, BOB, "question", "Well?\n.\n");
    Letter answer = letter.answered(BOB, ALICE, "Yes.");

    assertThat(answer.field("Subject")).isEqualTo("Re: question");
    assertThat(answer.field("In-Reply-To"))
        .isEqualTo(letter.field("Message-ID"))
        .endsWith("@alpha.test>");
    assertThat(answer.lines()).endsWith("", "Yes.");
    assertThat(letter.lines()).endsWith("", "Well?", ".");
  }
}
