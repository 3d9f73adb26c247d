package embedded

// ReadLines is what a journal says.
func ReadLines(file []byte) (sent, claimed []string) {
	for key, s := range readLines(file) {
		if s {
			sent = append(sent, key)
		} else {
			claimed = append(claimed, key)
		}
	}
	return sent, claimed
}

// AppendLine adds a line to a journal.
func AppendLine(to []byte, key string, sent bool) []byte { return appendLine(to, key, sent) }
