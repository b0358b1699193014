package org.eaglemail.maps;

/**
 * What became of a line.
 *
 * @param number of the line, from 1
 * @param taken whether it was, or would be, taken over
 * @param text as what, or why not
 */
public record ImportedLine(int number, String key, boolean taken, String text) {
  static ImportedLine taken(Proposal proposal) {
    return new ImportedLine(proposal.line().number(), proposal.line().key(), true, proposal.text());
  }

  static ImportedLine left(Proposal proposal, String why) {
    return new ImportedLine(proposal.line().number(), proposal.line().key(), false, why);
  }
}
