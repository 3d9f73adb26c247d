package people

import (
	"context"
	"slices"
)

// Rights are what a person may do in a region.
type Rights struct {
	Operator bool     // looks after the service, and so may do everything
	Offices  []Office // held by the person
}

// Is tells whether the person holds an office with one of the roles. An operator
// holds none by that alone.
func (r Rights) Is(roles ...Role) bool {
	return slices.ContainsFunc(r.Offices, func(o Office) bool { return slices.Contains(roles, o.Role) })
}

// Any tells whether the person has any right in the region.
func (r Rights) Any() bool { return r.Operator || len(r.Offices) > 0 }

// Manages tells whether the person may change what the region's people make.
func (r Rights) Manages() bool { return r.Operator || r.Is(Secretariat) }

// SKPDs are the ids of those that the person heads or speaks for.
func (r Rights) SKPDs() []string {
	var ids []string
	for _, o := range r.Offices {
		if o.SKPD != "" && !slices.Contains(ids, o.SKPD) {
			ids = append(ids, o.SKPD)
		}
	}
	return ids
}

// RightsOf are a person's rights in a region. Nobody, person 0, has none.
func RightsOf(ctx context.Context, s Shelves, region string, person int64, operators []int64) (Rights, error) {
	if person == 0 {
		return Rights{}, nil
	}
	r := Rights{Operator: slices.Contains(operators, person)}
	if region == "" {
		return r, nil
	}
	offices, err := heldBy(ctx, s, region, person)
	r.Offices = offices
	return r, err
}

// Held is an office of a person.
type Held struct {
	Region string
	Office Office
}

// OfficesOf are the offices that a person holds in all regions.
func OfficesOf(ctx context.Context, s Store, person int64) ([]Held, error) {
	if person == 0 {
		return nil, nil
	}
	regions, err := s.Regions(ctx, person)
	if err != nil {
		return nil, err
	}
	var held []Held
	for _, region := range regions {
		offices, err := heldBy(ctx, s, region, person)
		if err != nil {
			return nil, err
		}
		for _, o := range offices {
			held = append(held, Held{region, o})
		}
	}
	return held, nil
}

func heldBy(ctx context.Context, s Shelves, region string, person int64) ([]Office, error) {
	offices, err := List[Office](ctx, s, region)
	return slices.DeleteFunc(offices, func(o Office) bool { return o.Holder != person }), err
}
