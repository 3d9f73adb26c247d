package rdb

// unpack undoes the LZF compression that servers use for long texts. size is
// what the file says of the unpacked length; anything else is not ok.
//
// A control byte below 32 is followed by that many bytes and one more, as they
// are. Any other holds in its upper three bits the length less two of a run that
// stands earlier in the output (seven: the next byte adds to it), and in its
// lower five, with the next byte, how far back that is less one.
func unpack(in []byte, size int) (string, bool) {
	const best = 264 // bytes of output that three of input make at most
	if size < 0 || size > len(in)*best {
		return "", false
	}
	out := make([]byte, 0, size)
	for len(in) > 0 {
		control := int(in[0])
		in = in[1:]
		if control < 32 {
			if control+1 > len(in) {
				return "", false
			}
			out = append(out, in[:control+1]...)
			in = in[control+1:]
			continue
		}
		run := control >> 5
		if run == 7 && len(in) > 0 {
			run += int(in[0])
			in = in[1:]
		}
		if len(in) == 0 {
			return "", false
		}
		from := len(out) - (control&0x1f)<<8 - int(in[0]) - 1
		in = in[1:]
		if from < 0 || len(out)+run+2 > size {
			return "", false
		}
		for i := range run + 2 {
			out = append(out, out[from+i])
		}
	}
	return string(out), len(out) == size
}
